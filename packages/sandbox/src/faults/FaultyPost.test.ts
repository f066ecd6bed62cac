import { Random } from '../random';
import type { Tool, Webhook } from '../webhooks';
import { type FaultRequest, readFault } from './Fault';
import { Faults } from './Faults';
import { FaultyPost } from './FaultyPost';

function webhook(deliveryId: string, tool: Tool = 'github'): Webhook {
  return { tool, deliveryId, headers: {}, body: '{}' };
}

describe('between the tools and the portal', () => {
  const sent: Webhook[] = [];
  let now: number;
  let faults: Faults;
  let post: FaultyPost;
  let stop: AbortController;

  beforeEach(() => {
    now = Date.parse('2026-03-02T10:00:00Z');
    sent.length = 0;
    stop = new AbortController();
    faults = Faults.create(() => now);
    post = FaultyPost.create({
      faults,
      random: Random.create(1, 'faults'),
      post: {
        send: async each => {
          sent.push(each);
        },
      },
    });
  });

  afterEach(() => stop.abort());

  const cause = (request: Partial<FaultRequest>) =>
    faults.add(readFault(request));
  const sendAll = async (...webhooks: Webhook[]) => {
    for (const each of webhooks) {
      await post.send(each, stop.signal);
    }
  };
  const ids = () => sent.map(({ deliveryId }) => deliveryId);

  it('webhooks pass where nothing is wrong, or not with their tool, or no longer', async () => {
    cause({ kind: 'loss', tool: 'travis', forSeconds: 60 });
    await sendAll(webhook('a'), webhook('b', 'travis'));
    now += 61_000;
    await sendAll(webhook('c', 'travis'));
    expect(ids()).toEqual(['a', 'c']);
  });

  it('an outage keeps them until it is over, and those of other tools pass', async () => {
    const { id } = cause({ kind: 'outage', tool: 'travis' });
    await sendAll(webhook('a', 'travis'), webhook('b'), webhook('c', 'travis'));
    expect(ids()).toEqual(['b']);
    faults.end(id);
    await post.settled();
    expect(ids()).toEqual(['b', 'a', 'c']);
  });

  it('duplicates come with the same id', async () => {
    cause({ kind: 'duplicates' });
    await sendAll(webhook('a'), webhook('b'));
    expect(ids()).toEqual(['a', 'a', 'b', 'b']);
  });

  it('reordering changes the order, and loses nothing', async () => {
    const { id } = cause({ kind: 'reordering' });
    const told = [...'abcdefgh'];
    await sendAll(...told.map(each => webhook(each)));
    faults.end(id);
    await post.settled();
    expect(ids()).not.toEqual(told);
    expect(ids().sort()).toEqual(told);
  });

  it('a delay lets others overtake', async () => {
    const { id } = cause({ kind: 'delay', bySeconds: 0 });
    const sending = sendAll(webhook('late'));
    faults.end(id);
    await sending;
    await sendAll(webhook('in time'));
    await post.settled();
    expect(ids()).toEqual(['in time', 'late']);
  });

  it('a skewed clock tells other instants, in every form', async () => {
    cause({ kind: 'skew', bySeconds: 3_600 });
    const body =
      '{"at":"2026-03-02T10:00:00Z","local":"2026-03-02T11:00:00.250+0100","timestamp":1772445600000,"pushed_at":1772445600}';
    const form = new URLSearchParams({ payload: body }).toString();
    await sendAll(
      { ...webhook('a'), body },
      { ...webhook('b', 'travis'), body: form },
    );
    const told = {
      at: '2026-03-02T11:00:00Z',
      local: '2026-03-02T12:00:00.250+0100',
      timestamp: 1772449200000,
      pushed_at: 1772449200,
    };
    const [ofGitHub, ofTravis] = sent.map(each => each.body);
    expect(JSON.parse(ofGitHub)).toEqual(told);
    const payload = new URLSearchParams(ofTravis).get('payload') ?? '';
    expect(JSON.parse(payload)).toEqual(told);
  });

  it('a flood sends the same again until it is over', async () => {
    const { id } = cause({ kind: 'flood', perSecond: 5_000 });
    await sendAll(webhook('a'));
    while (sent.length < 20) {
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    }
    faults.end(id);
    await post.settled();
    expect(new Set(ids())).toEqual(new Set(['a']));
  });

  it.each([
    [{ kind: 'earthquake' }, 'choose one of outage'],
    [{ kind: 'loss', tool: 'jenkins' }, 'tool of a fault is "jenkins"'],
    [{ kind: 'loss', share: 2 }, 'share of a fault is 2'],
  ])('refuses %j in one sentence', (body, sentence) => {
    expect(() => readFault(body)).toThrow(sentence);
  });
});
