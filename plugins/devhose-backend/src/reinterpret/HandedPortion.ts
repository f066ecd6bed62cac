import type { OutdatedDelivery } from './outdatedDeliveries';
import type { Portion } from './readPortion';

/** A portion on its way to a thread: its bodies go over as one, without being copied. */
export interface HandedPortion {
  items: ReadonlyArray<{
    delivery: Omit<OutdatedDelivery, 'body'>;
    before: Portion[number]['before'];
    bodyLength: number;
  }>;
  bodies: Uint8Array<ArrayBuffer>;
  /** By source, the name by which the thread finds its interpreter. */
  interpreters: ReadonlyMap<string, string>;
}

export function handOverPortion(
  portion: Portion,
  interpreters: HandedPortion['interpreters'],
): HandedPortion {
  const bodies = new Uint8Array(
    portion.reduce((total, { delivery }) => total + delivery.body.length, 0),
  );
  let end = 0;
  const items = portion.map(({ delivery: { body, ...delivery }, before }) => {
    bodies.set(body, end);
    end += body.length;
    return { delivery, before, bodyLength: body.length };
  });
  return { items, bodies, interpreters };
}

export function receivePortion({ items, bodies }: HandedPortion): Portion {
  let start = 0;
  return items.map(({ delivery, before, bodyLength }) => {
    const body = Buffer.from(bodies.buffer, start, bodyLength);
    start += bodyLength;
    return { delivery: { ...delivery, body }, before };
  });
}
