import type { Random } from '../random';
import { createRepository } from './createRepository';
import type { StaffedArea } from './createTeams';
import type { Api, Component, Company, Resource, System } from './model';

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

/** Systems, components, their APIs, databases and topics. */
export function createComponents(
  random: Random,
  company: Pick<Company, 'name'>,
  staffed: StaffedArea[],
  count: number,
): Pick<Company, 'systems' | 'components' | 'apis' | 'resources'> {
  const systems: System[] = [];
  const components: Component[] = [];
  const apis: Api[] = [];
  const resources: Resource[] = [];
  for (const { area, team, count: owned } of shares(random, staffed, count)) {
    const where = team.marketplace;
    const system = where ? `${where.code}-${area.name}` : area.name;
    systems.push({
      name: system,
      title: team.title,
      description: area.mission,
      owner: team.name,
      domain: area.domain,
    });
    const database = `${system}-db`;
    const topic = `${system}-events`;
    const resource = { owner: team.name, system };
    resources.push(
      {
        ...resource,
        name: database,
        type: 'database',
        description: `PostgreSQL with the ${area.noun}`,
      },
      {
        ...resource,
        name: topic,
        type: 'topic',
        description: `What happened to ${area.noun}`,
      },
    );
    for (const sketch of area.sketches.slice(0, owned)) {
      const name = `${system}-${sketch.suffix}`;
      const lifecycle = lifecycleOf(random);
      const providesApi =
        sketch.suffix === 'api' || sketch.suffix === 'gateway';
      if (providesApi) {
        apis.push({
          name,
          title: `${team.title} ${
            sketch.suffix === 'api' ? 'API' : 'partner API'
          }`,
          description: sketch.description,
          owner: team.name,
          system,
          lifecycle,
          noun: area.noun,
        });
      }
      components.push({
        name,
        title: `${team.title} ${
          sketch.suffix === 'api' ? 'API' : sketch.suffix
        }`,
        description: sketch.description,
        type: sketch.type,
        lifecycle,
        owner: team,
        system,
        repository: createRepository(random, {
          index: components.length,
          organization: company.name,
          name,
          sketch,
          team,
          area: area.name,
        }),
        linked: true,
        providedApis: providesApi ? [name] : [],
        consumedApis: providesApi ? [] : [`${system}-api`],
        dependsOn:
          sketch.type === 'service'
            ? [`resource:${sketch.suffix === 'stream' ? topic : database}`]
            : [],
      });
    }
  }
  return { systems, components, apis, resources };
}
