import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** The portal's own words; other languages are added as translation resources. */
export const appTranslationRef = createTranslationRef({
  id: 'pitstop',
  messages: {
    navigation: {
      logo: 'Pitstop, to the home page',
      menu: 'Menu',
      search: 'Search',
      notifications: 'Notifications',
      unreadNotifications_one: 'Notifications, {{count}} unread',
      unreadNotifications_other: 'Notifications, {{count}} unread',
      settings: 'Settings',
    },
    signIn: {
      title: 'Welcome to the pit lane',
      welcome:
        'What {{organization}} builds, who owns it and how fast it reaches production, in one place.',
      failed: 'Signing in failed',
      noProvider: 'There is no way in yet',
      noProviderHelp:
        'Name at least one under app.signIn.providers and set it up under auth.providers.',
      provider: {
        guest: 'Enter as guest',
        operator: 'Enter as platform engineer',
        github: 'Sign in with GitHub',
      },
    },
    notFound: {
      title: 'There is no page here',
      help: 'Nothing answers at {{pathname}}. It may have moved, the address has a slip in it, or it takes a permission that you do not have.',
      home: 'To the home page',
      search: 'Search',
    },
    failed: {
      reason: 'The reason: {{reason}}',
    },
    unloaded: {
      title: 'This page could not be loaded',
      asking: 'Asking whether the portal answers…',
      unreachable:
        'The portal does not answer: it is being restarted, or your network is down. It is asked again now and then.',
      outdated:
        'The portal answers, but what this page needs did not come before: the portal was away for a moment, or a newer version has taken the place of the one that you opened. Load the page again to go on.',
      retry: 'Try again',
      reload: 'Load the page again',
    },
    broken: {
      title: 'This cannot be shown',
      help: 'It failed while it was drawn: {{reason}}. If trying again does not help, give the details to whoever runs the portal.',
      retry: 'Try again',
      details: 'Details',
    },
    myTeam: {
      title: 'My team',
      several: 'You are in several teams. Which one?',
      none: 'You are not in a team yet',
      noneHelp:
        'Groups come from the catalog: ask whoever keeps your team’s entry to add you as a member.',
      allTeams: 'See all teams',
      failed: 'Your teams could not be found out',
      retry: 'Try again',
    },
    home: {
      title: 'Home',
      search: 'Search the catalog',
      starred: 'Starred',
      noStarred:
        'Star what you look at often: the star is beside the title of every catalog page.',
      start: 'Start here',
      links: {
        create: 'Create something new',
        createHelp: 'From a template to a deployed, measured service',
        register: 'Register what exists',
        registerHelp: 'Bring a repository into the catalog',
        catalog: 'Browse the catalog',
        catalogHelp: 'Components, systems and who owns them',
        apis: 'Find an API',
        apisHelp: 'What others offer, and their contracts',
      },
    },
  },
});
