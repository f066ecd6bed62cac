import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/*
 * Required by the processes of a benchmark: each tells the memory it needs, in
 * bytes, whenever it is sent a message. Garbage counts; room that the heap got
 * while a process started and compiled its sources does not, or growth would
 * hide in it. Asked when idle, it collects its garbage first.
 */
process.on('message', asked => {
  if (asked === 'idle') {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
  }
  const { rss, heapTotal, heapUsed } = process.memoryUsage();
  process.send?.(rss - heapTotal + heapUsed);
});
