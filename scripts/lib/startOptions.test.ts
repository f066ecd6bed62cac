import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseStartOptions } from './startOptions.ts';

describe('the options of npm start', () => {
  it('have defaults', () => {
    assert.deepEqual(
      { ...parseStartOptions([]) },
      { port: 7007, size: undefined, reset: false, help: false },
    );
  });

  it('are read', () => {
    assert.deepEqual(
      { ...parseStartOptions(['--port=7100', '--size', 'tiny', '--reset']) },
      { port: 7100, size: 'tiny', reset: true, help: false },
    );
  });

  for (const [args, message] of [
    [['--port', 'http'], /^--port is 'http', but a port is a number/],
    [['--port', '70000'], /^--port is '70000'/],
    [['--size', 'huge'], /^--size is 'huge', but the sandbox company is tiny,/],
    [['--rest'], /^Unknown option '--rest': `npm start -- --help`/],
    [['here'], /^Unexpected argument 'here'/],
  ] as const) {
    it(`are refused with a sentence: ${args.join(' ')}`, () => {
      assert.throws(() => parseStartOptions([...args]), {
        name: 'SentenceError',
        message,
      });
    });
  }
});
