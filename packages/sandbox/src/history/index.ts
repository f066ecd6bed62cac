export { historyLines } from './historyLines';
export { writeHistory } from './writeHistory';
