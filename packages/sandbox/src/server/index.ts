export { createServer } from './createServer';
