import { devhoseEventReadPermission } from '@pitstop/plugin-devhose-common';

const { name, attributes } = devhoseEventReadPermission;

/** The gate asks with the action, as the policy is asked by the backend. */
export const mayReadEvents = {
  permissions: { $contains: `${name}#${attributes.action}` },
};
