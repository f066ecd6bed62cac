export { githubInterpreter } from './githubInterpreter';
