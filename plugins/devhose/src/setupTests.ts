import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Waiting ends as soon as what is waited for is there; on a busy machine that
// may take longer than the defaults allow.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// jsdom lays nothing out, so it has nothing to scroll to.
Element.prototype.scrollIntoView = () => {};
