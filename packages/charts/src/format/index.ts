export * from './formatDuration';
export * from './Formats';
export { useFormats } from './useFormats';
