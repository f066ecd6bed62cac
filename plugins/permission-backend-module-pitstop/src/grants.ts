import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogIngestionManagePermission,
  catalogIngestionReadPermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  kubernetesClustersReadPermission,
  kubernetesProxyPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import { Permission } from '@backstage/plugin-permission-common';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateDryRunPermission,
  templateManagementPermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  devhoseArchiveManagePermission,
  devhoseConsumerManagePermission,
  devhoseConsumerReadPermission,
  devhoseDeliveryImportPermission,
  devhoseDeliveryReadPermission,
  devhoseErasureManagePermission,
  devhoseEventReadPermission,
  devhoseSourceReadPermission,
  devhoseSourceTestPermission,
  devhoseReinterpretationManagePermission,
  devhoseReinterpretationReadPermission,
  devhoseWebhookManagePermission,
} from '@pitstop/plugin-devhose-common';
import {
  ledgerAnnotationWritePermission,
  ledgerMetricReadPermission,
  ledgerRebuildPermission,
} from '@pitstop/plugin-ledger-common';

/**
 * Who may do something. Members of the platform team may do everything;
 * `owners` are those whom the thing in question belongs to.
 */
export type Grantee = 'everyone' | 'owners' | 'platform team';

/** One line of the policy. */
export type Grant = readonly [permission: Permission, to: Grantee];

/**
 * The whole policy. What isn't listed is the platform team's, so that a new
 * plugin gives nothing away before somebody has thought about it.
 *
 * docs/permissions.md has the same table with the reasons.
 */
export const grants: readonly Grant[] = [
  [catalogEntityReadPermission, 'everyone'],
  [catalogEntityCreatePermission, 'everyone'],
  [catalogEntityValidatePermission, 'everyone'],
  [catalogEntityRefreshPermission, 'owners'],
  [catalogEntityDeletePermission, 'owners'],
  [catalogLocationReadPermission, 'everyone'],
  [catalogLocationCreatePermission, 'everyone'],
  [catalogLocationAnalyzePermission, 'everyone'],
  [catalogLocationDeletePermission, 'platform team'],
  [catalogIngestionReadPermission, 'platform team'],
  [catalogIngestionManagePermission, 'platform team'],

  [devhoseEventReadPermission, 'everyone'],
  [devhoseDeliveryReadPermission, 'platform team'],
  [devhoseDeliveryImportPermission, 'platform team'],
  [devhoseConsumerReadPermission, 'platform team'],
  [devhoseConsumerManagePermission, 'platform team'],
  [devhoseWebhookManagePermission, 'platform team'],
  [devhoseSourceReadPermission, 'platform team'],
  [devhoseArchiveManagePermission, 'platform team'],
  [devhoseErasureManagePermission, 'platform team'],
  [devhoseSourceTestPermission, 'platform team'],
  [devhoseReinterpretationReadPermission, 'platform team'],
  [devhoseReinterpretationManagePermission, 'platform team'],

  [ledgerMetricReadPermission, 'everyone'],
  [ledgerAnnotationWritePermission, 'platform team'],
  [ledgerRebuildPermission, 'platform team'],

  [templateParameterReadPermission, 'everyone'],
  [templateStepReadPermission, 'everyone'],
  [actionExecutePermission, 'everyone'],
  [taskCreatePermission, 'everyone'],
  [taskReadPermission, 'owners'],
  [taskCancelPermission, 'owners'],
  [templateDryRunPermission, 'platform team'],
  [templateManagementPermission, 'platform team'],

  [kubernetesClustersReadPermission, 'everyone'],
  [kubernetesResourcesReadPermission, 'everyone'],
  [kubernetesProxyPermission, 'platform team'],
];
