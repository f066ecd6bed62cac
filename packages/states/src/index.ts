/**
 * What a view says in place of its content: why there is none, and what to do.
 *
 * @packageDocumentation
 */

export { annotationSnippet } from './annotationSnippet';
export { isUnreachable } from './isUnreachable';
export { Snippet } from './Snippet';
export { StateCard } from './StateCard';
export { statesTranslationRef } from './translation';
export { useReason } from './useReason';
