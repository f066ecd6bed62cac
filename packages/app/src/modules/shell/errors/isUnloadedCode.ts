/** As the bundler's runtime marks a script or a style sheet that did not come. */
const scriptName = 'ChunkLoadError';
const styleSheetCode = 'CSS_CHUNK_LOAD_FAILED';

/** Whether what failed is the loading of a page's code, not the page. */
export const isUnloadedCode = (error: Error): boolean =>
  error.name === scriptName ||
  ('code' in error && error.code === styleSheetCode);
