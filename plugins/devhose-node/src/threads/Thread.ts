import { Worker, type Transferable } from 'node:worker_threads';

interface Asked<Answer> {
  resolve(answer: Answer): void;
  reject(reason: Error): void;
}

interface Running<Answer> {
  worker: Worker;
  /** In the order of the answers. */
  asked: Asked<Answer>[];
}

/**
 * A thread that answers questions in their order. It is started when it is first
 * asked something, and again where it has ended.
 *
 * @public
 */
export class Thread<Question, Answer> {
  readonly #script: string;
  readonly #name: string;
  readonly #data: unknown;
  readonly #execArgv: readonly string[];
  #running: Running<Answer> | undefined;

  /**
   * @param options - `script` is the file that runs in it and answers each message by
   *   one; it finds `data` as its `workerData`.
   */
  static create<Question, Answer>(options: {
    script: string;
    name: string;
    data: unknown;
    execArgv?: readonly string[];
  }): Thread<Question, Answer> {
    return new Thread(options);
  }

  private constructor(options: {
    script: string;
    name: string;
    data: unknown;
    execArgv?: readonly string[];
  }) {
    this.#script = options.script;
    this.#name = options.name;
    this.#data = options.data;
    this.#execArgv = options.execArgv ?? process.execArgv;
  }

  /**
   * @param transfer - What goes over without being copied.
   * @throws Error if the thread ends meanwhile: what made it end, where something did.
   */
  async ask(
    question: Question,
    transfer: readonly Transferable[] = [],
  ): Promise<Answer> {
    this.#running ??= this.#start();
    const { worker, asked } = this.#running;
    worker.postMessage(question, transfer);
    return new Promise((resolve, reject) => {
      asked.push({ resolve, reject });
    });
  }

  /** Resolves when the thread has ended; who asks from now on gets another one. */
  async end(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.worker.terminate();
  }

  #start(): Running<Answer> {
    const worker = new Worker(this.#script, {
      name: this.#name,
      workerData: this.#data,
      // Where nothing else transforms it Node strips the types by itself, and warns.
      execArgv: [
        ...this.#execArgv,
        '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      ],
    });
    const running: Running<Answer> = { worker, asked: [] };
    let reason: Error | undefined;
    worker.on('message', (answer: Answer) =>
      running.asked.shift()?.resolve(answer),
    );
    worker.on('error', error => {
      reason = error;
    });
    worker.on('exit', code =>
      this.#ended(
        running,
        reason ?? new Error(`The thread ${this.#name} ended with code ${code}`),
      ),
    );
    // It has nothing that a process would have to stay for.
    worker.unref();
    return running;
  }

  #ended(running: Running<Answer>, reason: Error): void {
    if (this.#running === running) {
      this.#running = undefined;
    }
    for (const { reject } of running.asked.splice(0)) {
      reject(reason);
    }
  }
}
