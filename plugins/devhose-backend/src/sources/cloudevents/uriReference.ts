const plainPath = /^\/?[\w.~-]+(\/[\w.~-]*)*$/;
const plainAddress =
  /^[a-z][a-z0-9+.-]*:(\/\/[a-z0-9.-]+(:\d{1,5})?)?(\/?[\w.~@:=&+,;$!*'()-]+)*\/?$/i;

/** The text where it is a URI-reference, else one that has it as its only segment. */
export function uriReference(text: string): string {
  return plainPath.test(text) || plainAddress.test(text)
    ? text
    : // Of half a surrogate pair it would make an error.
      encodeURIComponent(Buffer.from(text).toString());
}
