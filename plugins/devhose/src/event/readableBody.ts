/**
 * A body as text, JSON with one member per line. Undefined where it isn't text.
 *
 * @param body - As it was sent: UTF-8, if it is text at all.
 */
export async function readableBody(body: Blob): Promise<string | undefined> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(
      await body.arrayBuffer(),
    );
  } catch {
    // It throws for everything that isn't UTF-8.
    return undefined;
  }
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    // It is shown as it is, then.
    return text;
  }
}
