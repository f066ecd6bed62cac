export { Random } from './Random';
