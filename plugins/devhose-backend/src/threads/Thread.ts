import { Worker, type Transferable } from 'node:worker_threads';

interface Asked<Answer> {
  resolve(answer: Answer): void;
  reject(reason: Error): void;
}

/**
 * A thread that answers questions in their order. It is started when it is first
 * asked something, and again where it has ended.
 */
export class Thread<Question, Answer> {
  readonly #script: string;
  readonly #name: string;
  readonly #data: unknown;
  readonly #execArgv: readonly string[];
  #worker: Worker | undefined;
  /** In the order of the answers. */
  #asked: Asked<Answer>[] = [];

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
    this.#worker ??= this.#start();
    this.#worker.postMessage(question, transfer);
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject });
    });
  }

  /** Resolves when the thread has ended; who asks after that gets another one. */
  async end(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, {
      name: this.#name,
      workerData: this.#data,
      // Where nothing else transforms it Node strips the types by itself, and warns.
      execArgv: [
        ...this.#execArgv,
        '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
      ],
    });
    let reason: Error | undefined;
    worker.on('message', (answer: Answer) =>
      this.#asked.shift()?.resolve(answer),
    );
    worker.on('error', error => {
      reason = error;
    });
    worker.on('exit', code =>
      this.#ended(
        reason ?? new Error(`The thread ${this.#name} ended with code ${code}`),
      ),
    );
    // It has nothing that a process would have to stay for.
    worker.unref();
    return worker;
  }

  #ended(reason: Error): void {
    this.#worker = undefined;
    for (const { reject } of this.#asked.splice(0)) {
      reject(reason);
    }
  }
}
