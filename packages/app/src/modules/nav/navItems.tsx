import {
  RiAddCircleLine,
  RiBracesLine,
  RiCompass3Line,
  RiHome5Line,
  RiStackLine,
  RiTeamLine,
} from '@remixicon/react';

/**
 * The pages that everyone goes to, in their order. Pages of plugins that are
 * not named here follow by title.
 */
export const mainNavItems = [
  { id: 'page:home', icon: () => <RiHome5Line /> },
  { id: 'page:app/my-team', icon: () => <RiTeamLine /> },
  { id: 'page:ledger/north-star', icon: () => <RiCompass3Line /> },
  { id: 'page:catalog', icon: () => <RiStackLine /> },
  { id: 'page:api-docs', icon: () => <RiBracesLine /> },
  { id: 'page:scaffolder', icon: () => <RiAddCircleLine /> },
] as const;

/** Pages that have an entry of another form, or that other pages lead to. */
export const otherwiseReached = [
  'page:catalog-graph',
  'page:catalog-import',
  'page:search',
  'page:notifications',
  'page:user-settings',
] as const;
