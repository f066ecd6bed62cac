import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Stream } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { explainEnd } from './explainEnd.ts';
import { openLog } from './logs.ts';
import { unlessBroken } from './together.ts';

/** What a {@link ManagedProcess} is started with. */
export interface ProcessOptions {
  /** As in `The backend ended with code 1`. */
  name: string;
  /** File name of its log, without extension. */
  logName: string;
  logDirectory: string;
  command: string;
  args: string[];
  environment: NodeJS.ProcessEnv;
  /** Working directory; default ours. */
  directory?: string;
  /** The account to run as, where it isn't ours. */
  account?: { uid: number; gid: number };
  /** Default nothing. */
  input?: Stream;
  /** Default the log. What is visible is not logged. */
  output?: 'pipe' | 'inherit';
  /** Asks it to stop; default SIGTERM. */
  stopSignal?: NodeJS.Signals;
  /** After this it is killed. */
  stopPatienceSeconds: number;
  /** Whether it is a Node process, which then stops when we are gone. */
  endsWithParent: boolean;
}

interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A process that we started and see to its end. */
export class ManagedProcess {
  readonly #child: ChildProcess;
  readonly #options: ProcessOptions;
  readonly #ended: Promise<End>;
  readonly logPath: string;
  #stopping = false;

  static async start(options: ProcessOptions): Promise<ManagedProcess> {
    const log = await openLog(options.logDirectory, options.logName);
    const child = spawn(options.command, options.args, {
      env: options.environment,
      cwd: options.directory,
      ...options.account,
      stdio: [
        options.input ?? 'ignore',
        options.output ?? log.handle.fd,
        options.output === 'inherit' ? 'inherit' : log.handle.fd,
        ...(options.endsWithParent ? (['ipc'] as const) : []),
      ],
    });
    // Listens at once: a command that isn't there fails on the next tick.
    const started = new ManagedProcess(child, options, log.path);
    await log.handle.close();
    return started;
  }

  /**
   * Runs a process to its end.
   *
   * @throws SentenceError if that isn't a success
   */
  static async run(options: ProcessOptions, signal: AbortSignal) {
    const started = await ManagedProcess.start(options);
    await started.complete(signal);
  }

  private constructor(
    child: ChildProcess,
    options: ProcessOptions,
    logPath: string,
  ) {
    this.#child = child;
    this.#options = options;
    this.logPath = logPath;
    this.#ended = once(child, 'exit').then(([code, signal]) => ({
      code,
      signal,
    }));
    // Whoever waits for the end hears of a failed start; nobody may be waiting.
    this.#ended.catch(() => {});
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Standard output, where it was asked for as a pipe. */
  get output() {
    return this.#child.stdout ?? undefined;
  }

  /** Rejects with a sentence when the process ends without having been asked. */
  async watch(): Promise<never> {
    const end = await this.#ended;
    if (this.#stopping) {
      return new Promise(() => {});
    }
    throw await this.#explain(end);
  }

  /**
   * Waits until the process does what it is there for.
   *
   * @throws SentenceError if it ends before
   */
  async ready(isReady: () => Promise<boolean>, signal: AbortSignal) {
    await unlessBroken(signal, this.watch(), async either => {
      while (!(await isReady())) {
        await delay(100, undefined, { signal: either });
      }
    });
  }

  /**
   * Waits for the process to succeed, and stops it when the signal comes first.
   *
   * @throws SentenceError if it fails
   */
  async complete(signal: AbortSignal): Promise<void> {
    const stop = () => this.stop();
    signal.addEventListener('abort', stop);
    try {
      const end = await this.#ended;
      signal.throwIfAborted();
      if (end.code !== 0) {
        throw await this.#explain(end);
      }
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Asks the process to stop, and kills it if it doesn't. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const { stopSignal = 'SIGTERM', stopPatienceSeconds } = this.#options;
    this.#child.kill(stopSignal);
    const killer = setTimeout(
      () => this.#child.kill('SIGKILL'),
      stopPatienceSeconds * 1000,
    );
    await this.#ended.catch(() => {});
    clearTimeout(killer);
  }

  #explain(end: End) {
    return explainEnd({
      ...end,
      name: this.#options.name,
      logPath: this.logPath,
    });
  }
}
