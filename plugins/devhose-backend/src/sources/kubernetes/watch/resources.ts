import type { Fields } from '@pitstop/plugin-devhose-node';
import { deploymentHappenings } from '../happenings/deploymentHappenings';
import type { Happening } from '../happenings/Happening';
import { podHappenings } from '../happenings/podHappenings';
import { warningHappenings } from '../happenings/warningHappenings';

/** A kind of object that is watched in every namespace. */
export interface WatchedResource {
  name: string;
  /** Of each object; items of a list don't say it. */
  kind: string;
  path: string;
  happenings(object: Fields): Happening[];
}

export const watchedResources: readonly WatchedResource[] = [
  {
    name: 'deployments',
    kind: 'Deployment',
    path: '/apis/apps/v1/deployments',
    happenings: deploymentHappenings,
  },
  {
    name: 'pods',
    kind: 'Pod',
    path: '/api/v1/pods',
    happenings: podHappenings,
  },
  {
    name: 'events',
    kind: 'Event',
    path: '/api/v1/events',
    happenings: warningHappenings,
  },
];
