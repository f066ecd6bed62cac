import type { Random } from '../random';
import type { ComponentSketch } from './areas';
import { createRepository } from './createRepository';
import type { StaffedArea } from './createTeams';
import type { Api, Component, Company, Resource } from './model';

function lifecycleOf(random: Random): Component['lifecycle'] {
  const draw = random.fraction();
  if (draw < 0.06) {
    return 'experimental';
  }
  return draw < 0.12 ? 'deprecated' : 'production';
}

/** How many components each team owns: more or less the same, none for the new one. */
function shares(random: Random, staffed: StaffedArea[], count: number) {
  const owners = staffed.filter(({ team }) => !team.isNew);
  const counts = owners.map(() => Math.floor(count / owners.length));
  let left = count - counts.reduce((sum, each) => sum + each, 0);
  for (const index of random.shuffle([...owners.keys()])) {
    if (left-- <= 0) {
      break;
    }
    counts[index]++;
  }
  return owners.map((owner, index) => ({ ...owner, count: counts[index] }));
}

type Software = Pick<Company, 'systems' | 'components' | 'apis' | 'resources'>;

interface OwnedArea extends StaffedArea {
  system: string;
}

function createResources({ area, team, system }: OwnedArea): Resource[] {
  const owned = { owner: team.name, system };
  return [
    {
      ...owned,
      name: `${system}-db`,
      type: 'database',
      description: `PostgreSQL with the ${area.noun}`,
    },
    {
      ...owned,
      name: `${system}-events`,
      type: 'topic',
      description: `What happened to ${area.noun}`,
    },
  ];
}

/** The API that a component provides, if it is there for that. */
function createApi(
  { area, team, system }: OwnedArea,
  { name, description, lifecycle }: Component,
): Api[] {
  const kinds: Record<string, string> = {
    [`${system}-api`]: 'API',
    [`${system}-gateway`]: 'partner API',
  };
  const title = kinds[name];
  return title
    ? [
        {
          name,
          title: `${team.title} ${title}`,
          description,
          owner: team.name,
          system,
          lifecycle,
          noun: area.noun,
        },
      ]
    : [];
}

function dependencies(system: string, sketch: ComponentSketch): string[] {
  if (sketch.type !== 'service') {
    return [];
  }
  const readsEvents = sketch.suffix === 'stream';
  return [`resource:${system}-${readsEvents ? 'events' : 'db'}`];
}

function createComponent(
  random: Random,
  { area, team, system }: OwnedArea,
  options: { sketch: ComponentSketch; organization: string; index: number },
): Component {
  const { sketch } = options;
  const { suffix, type, description } = sketch;
  const name = `${system}-${suffix}`;
  return {
    name,
    title: `${team.title} ${suffix === 'api' ? 'API' : suffix}`,
    description,
    type,
    lifecycle: lifecycleOf(random),
    owner: team,
    system,
    repository: createRepository(random, {
      ...options,
      name,
      team,
      area: area.name,
    }),
    linked: true,
    providedApis: [],
    consumedApis: [`${system}-api`],
    dependsOn: dependencies(system, sketch),
  };
}

/** Systems, components, their APIs, databases and topics. */
export function createComponents(
  random: Random,
  { name: organization }: Pick<Company, 'name'>,
  staffed: StaffedArea[],
  count: number,
): Software {
  const software: Software = {
    systems: [],
    components: [],
    apis: [],
    resources: [],
  };
  for (const { area, team, count: share } of shares(random, staffed, count)) {
    const code = team.marketplace?.code;
    const system = code ? `${code}-${area.name}` : area.name;
    const owned = { area, team, system };
    software.systems.push({
      name: system,
      title: team.title,
      description: area.mission,
      owner: team.name,
      domain: area.domain,
    });
    software.resources.push(...createResources(owned));
    for (const sketch of area.sketches.slice(0, share)) {
      const index = software.components.length;
      const options = { sketch, organization, index };
      const component = createComponent(random, owned, options);
      const apis = createApi(owned, component);
      if (apis.length > 0) {
        component.providedApis = apis.map(({ name }) => name);
        component.consumedApis = [];
      }
      software.apis.push(...apis);
      software.components.push(component);
    }
  }
  return software;
}
