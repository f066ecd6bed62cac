import { ConflictError, toError } from '@backstage/errors';
import type {
  IngestReceipt,
  SourceCheck,
  SourceCheckStep,
} from '@pitstop/plugin-devhose-common';
import {
  testDeliveryHeader,
  type DeliverySource,
  type TestDelivery,
} from '@pitstop/plugin-devhose-node';
import type { DeliveryReader } from '../read/DeliveryReader';
import type { Sources } from '../sources/Sources';
import { describeAnswer, readReceipt } from './readAnswer';
import type { SourceSetups } from './SourceSetups';

/** More patient than any tool. */
const timeoutMilliseconds = 15_000;

/**
 * Sends test deliveries to sources the way that tools do: by their public
 * address, through everything that stands in front of the portal.
 */
export class SourceChecker {
  readonly #sources: Sources;
  readonly #setups: SourceSetups;
  readonly #deliveries: DeliveryReader;

  static create(options: {
    sources: Sources;
    setups: SourceSetups;
    deliveries: DeliveryReader;
  }): SourceChecker {
    return new SourceChecker(options);
  }

  private constructor(options: {
    sources: Sources;
    setups: SourceSetups;
    deliveries: DeliveryReader;
  }) {
    this.#sources = options.sources;
    this.#setups = options.setups;
    this.#deliveries = options.deliveries;
  }

  /**
   * @throws NotFoundError if there is no such source, ConflictError if nobody
   *   sends to it.
   */
  async check(id: string): Promise<SourceCheck> {
    const source = this.#sources.get(id);
    if (source.setup?.watched) {
      throw new ConflictError(
        `Nobody sends deliveries to source '${id}', so none can be tested: it watches. How that goes is told by GET /v1/sources`,
      );
    }
    const url = await this.#setups.urlOf(source.id);
    const run: SourceCheck = { at: new Date().toISOString(), url, steps: [] };
    const made = source.testDelivery?.();
    if (made === undefined) {
      return this.#checkUnproven(run);
    }
    pass(run, 'made');
    const receipt = await this.#send(run, made);
    if (receipt) {
      run.sequence = receipt.sequence;
      await this.#checkStored(run, source, made, receipt.sequence);
    }
    return run;
  }

  /** Where only the tool can prove a delivery, being turned away is proof of having arrived. */
  async #checkUnproven(run: SourceCheck): Promise<SourceCheck> {
    run.steps.push({ step: 'made', verdict: 'impossible' });
    const response = await post(run, { body: Buffer.from('{}'), headers: {} });
    if (response?.status === 401) {
      pass(run, 'reached', await describeAnswer(response));
      run.steps.push({ step: 'taken', verdict: 'impossible' });
    } else if (response) {
      fail(run, 'reached', await describeAnswer(response));
    }
    return run;
  }

  async #send(
    run: SourceCheck,
    made: TestDelivery,
  ): Promise<IngestReceipt | undefined> {
    const response = await post(run, made);
    if (response === undefined) {
      return undefined;
    }
    const answer = response.clone();
    const receipt = await readReceipt(response);
    if (receipt) {
      pass(run, 'reached');
      pass(run, 'taken');
      return receipt;
    }
    const detail = await describeAnswer(answer);
    if (answer.headers.get('content-type')?.includes('json')) {
      pass(run, 'reached');
      fail(run, 'taken', detail);
    } else {
      fail(run, 'reached', detail);
    }
    return undefined;
  }

  async #checkStored(
    run: SourceCheck,
    source: DeliverySource,
    made: TestDelivery,
    sequence: number,
  ): Promise<void> {
    const { body, headers } = made;
    const [details, stored] = await Promise.all([
      this.#deliveries.details(sequence),
      this.#deliveries.body(sequence),
    ]);
    if (details.source !== source.id || !stored.equals(body)) {
      fail(run, 'stored', `Delivery ${sequence} is another one`);
      return;
    }
    pass(run, 'stored');
    const verdict = await source.verify(body, headers);
    const expected = verdict.verdict === 'genuine' ? verdict.proof : undefined;
    if (JSON.stringify(details.proof) === JSON.stringify(expected)) {
      run.secret = details.proof?.secret;
      pass(run, 'proven', details.proof?.scheme);
    } else {
      fail(run, 'proven', details.proof?.scheme);
    }
  }
}

async function post(
  run: SourceCheck,
  { body, headers }: TestDelivery,
): Promise<Response | undefined> {
  try {
    return await fetch(run.url, {
      method: 'POST',
      headers: { ...headers, [testDeliveryHeader]: 'true' },
      body: new Uint8Array(body),
      // A tool would not follow it either.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
  } catch (error) {
    const { message, cause } = toError(error);
    fail(run, 'reached', cause ? toError(cause).message : message);
    return undefined;
  }
}

function pass(run: SourceCheck, step: SourceCheckStep, detail?: string): void {
  run.steps.push({ step, verdict: 'passed', detail });
}

function fail(run: SourceCheck, step: SourceCheckStep, detail?: string): void {
  run.steps.push({ step, verdict: 'failed', detail });
}
