import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

const key = 'permission.pitstop.platformTeam';
const defaultTeam = 'group:default/platform';

/** The kinds of entities that a signed-in person can belong to, or be. */
const kindsOfOwners = ['group', 'user'];

const isOwner = ({ kind, namespace, name }: CompoundEntityRef) =>
  kindsOfOwners.includes(kind.toLocaleLowerCase('en-US')) &&
  KubernetesValidatorFunctions.isValidNamespace(namespace) &&
  KubernetesValidatorFunctions.isValidObjectName(name);

function readEntityRef(text: string): string {
  let entityRef: CompoundEntityRef | undefined;
  try {
    entityRef = parseEntityRef(text);
  } catch {
    entityRef = undefined;
  }
  if (!entityRef || !isOwner(entityRef)) {
    throw new InputError(
      `${key} names '${text}', which is no reference to a group or user; write one such as ${defaultTeam}`,
    );
  }
  return stringifyEntityRef(entityRef);
}

/**
 * The entity references of the platform team, in the form in which sign-in
 * tokens carry them.
 *
 * @throws InputError where the configuration names nothing, or no group
 */
export function readPlatformTeam(config: RootConfigService): string[] {
  const configured = config.getOptional(key) ?? defaultTeam;
  const names = Array.isArray(configured)
    ? config.getStringArray(key)
    : [config.getOptionalString(key) ?? defaultTeam];
  if (names.length === 0) {
    throw new InputError(
      `${key} names nobody, so nobody could operate the platform; name at least one group, such as ${defaultTeam}`,
    );
  }
  return names.map(readEntityRef);
}
