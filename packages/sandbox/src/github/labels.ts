import { nodeId } from './json';
import type { Scene } from './payload';

const labelColors: Record<string, string> = {
  bug: 'd73a4a',
  hotfix: 'b60205',
  incident: 'e11d21',
  dependencies: '0366d6',
};

/** A label of a repository, on its issues and pull requests. */
export function labelFields({ repository }: Scene, name: string) {
  const color = labelColors[name] ?? 'ededed';
  const id = repository.reference.id * 10 + (color.charCodeAt(0) % 10);
  return {
    id,
    node_id: nodeId('LA', id),
    url: `${repository.apiUrl}/labels/${name}`,
    name,
    color,
    default: name === 'bug',
    description: null,
  };
}
