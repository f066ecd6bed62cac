export { ChequeredStripe } from './ChequeredStripe';
export { LogoFull } from './LogoFull';
export { LogoIcon } from './LogoIcon';
