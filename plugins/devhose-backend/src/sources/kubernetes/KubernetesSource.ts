import {
  bodyDigest,
  eventWord,
  peek,
  usableId,
  type DeliveryHeaders,
  type DeliverySource,
  type Verdict,
} from '@pitstop/plugin-devhose-node';
import { kubernetesInterpreter } from './kubernetesInterpreter';
import { kubernetesSetup } from './kubernetesSetup';

/** What is watched in clusters. Nobody sends it. */
export class KubernetesSource implements DeliverySource {
  readonly id = 'kubernetes';
  readonly bodyLimitBytes = 1024 * 1024;
  readonly interpreter = kubernetesInterpreter;
  readonly setup = kubernetesSetup;

  static create(): KubernetesSource {
    return new KubernetesSource();
  }

  private constructor() {}

  verify(): Verdict {
    return {
      verdict: 'forged',
      reason:
        'Clusters are watched, and send nothing; send CloudEvents to the source cloudevents',
    };
  }

  deliveryId(body: Buffer, headers: DeliveryHeaders): string {
    const id = peek(body, headers, payload =>
      usableId(payload.optionalString('id')),
    );
    return id ?? bodyDigest(body);
  }

  eventName(body: Buffer, headers: DeliveryHeaders): string {
    return eventWord(
      peek(body, headers, payload => payload.optionalString('happening')),
    );
  }
}
