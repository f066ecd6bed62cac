import type { Permission } from '@backstage/plugin-permission-common';
import {
  devhoseConsumerReadPermission,
  devhoseEventReadPermission,
  devhoseSourceReadPermission,
  devhoseReinterpretationReadPermission,
} from '@pitstop/plugin-devhose-common';

/** The gate asks with the action, as the policy is asked by the backend. */
const granted = ({ name, attributes }: Permission) => ({
  permissions: { $contains: `${name}#${attributes.action}` },
});

export const mayReadEvents = granted(devhoseEventReadPermission);

export const mayReadInterpretation = granted(
  devhoseReinterpretationReadPermission,
);

export const mayReadConsumers = granted(devhoseConsumerReadPermission);

export const mayReadSources = granted(devhoseSourceReadPermission);
