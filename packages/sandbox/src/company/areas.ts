import type { ComponentType } from './model';

/** What a component of an area is called and does. */
export interface ComponentSketch {
  suffix: string;
  type: ComponentType;
  language: string;
  description: string;
}

/** A field of work that a marketplace has a team for. */
export interface Area {
  name: string;
  title: string;
  domain: string;
  /** The thing its API is about, in the plural. */
  noun: string;
  mission: string;
  sketches: ComponentSketch[];
}

export const domains = {
  discovery: ['Discovery', 'How people find what they look for'],
  selling: ['Selling', 'From the first photo to a sold listing'],
  transactions: ['Transactions', 'Paying, shipping and returning'],
  trust: ['Trust', 'Who someone is, and whether to deal with them'],
  engagement: ['Engagement', 'Talking with each other and coming back'],
  platform: ['Platform', 'What all teams build on'],
} as const;

function area(
  name: string,
  title: string,
  domain: keyof typeof domains,
  noun: string,
  mission: string,
): Area {
  const sketch = (
    suffix: string,
    type: ComponentType,
    language: string,
    description: string,
  ): ComponentSketch => ({ suffix, type, language, description });
  return {
    name,
    title,
    domain,
    noun,
    mission,
    sketches: [
      sketch(
        'api',
        'service',
        'Kotlin',
        `Serves ${noun} to the apps and the site`,
      ),
      sketch('web', 'website', 'TypeScript', `The pages about ${noun}`),
      sketch(
        'worker',
        'service',
        'Kotlin',
        `Works through ${noun} in the background`,
      ),
      sketch(
        'client',
        'library',
        'TypeScript',
        `Typed client of the ${noun} API`,
      ),
      sketch(
        'gateway',
        'service',
        'Go',
        `Brings ${noun} of partners in and out`,
      ),
      sketch(
        'admin',
        'website',
        'TypeScript',
        `Lets customer support look after ${noun}`,
      ),
      sketch(
        'stream',
        'service',
        'Scala',
        `Turns events about ${noun} into views`,
      ),
      sketch('scores', 'service', 'Python', `Scores ${noun} with a model`),
      sketch(
        'rules',
        'library',
        'Kotlin',
        `Rules about ${noun} that several services share`,
      ),
      sketch(
        'export',
        'service',
        'Python',
        `Hands ${noun} to the data warehouse`,
      ),
    ],
  };
}

export const platformArea = area(
  'platform',
  'Platform',
  'platform',
  'clusters',
  'Clusters, pipelines and the portal, so that product teams can race',
);

/** Product areas; the first ones are staffed first. */
export const areas: readonly Area[] = [
  area(
    'search',
    'Search',
    'discovery',
    'results',
    'Finds the right listing in a blink',
  ),
  area(
    'checkout',
    'Checkout',
    'transactions',
    'orders',
    'Takes a buyer from basket to receipt',
  ),
  area(
    'listings',
    'Listings',
    'selling',
    'listings',
    'Puts things up for sale in a minute',
  ),
  area(
    'messaging',
    'Messaging',
    'engagement',
    'conversations',
    'Lets buyers and sellers talk',
  ),
  area(
    'trust',
    'Trust & Safety',
    'trust',
    'reports',
    'Keeps fraud off the marketplace',
  ),
  area(
    'payments',
    'Payments',
    'transactions',
    'payments',
    'Moves money safely',
  ),
  area(
    'ads',
    'Advertising',
    'engagement',
    'campaigns',
    'Shows advertisements worth looking at',
  ),
  area(
    'shipping',
    'Shipping',
    'transactions',
    'parcels',
    'Gets things from door to door',
  ),
  area(
    'identity',
    'Identity',
    'trust',
    'accounts',
    'Signs people in and keeps them safe',
  ),
  area(
    'pricing',
    'Pricing',
    'selling',
    'prices',
    'Suggests what a thing is worth',
  ),
  area(
    'recommend',
    'Recommendations',
    'discovery',
    'suggestions',
    'Shows what you did not know you wanted',
  ),
  area(
    'photos',
    'Photos',
    'selling',
    'photos',
    'Makes every listing look good',
  ),
  area(
    'alerts',
    'Alerts',
    'engagement',
    'notifications',
    'Tells people when something matters',
  ),
  area(
    'shops',
    'Professional Sellers',
    'selling',
    'shops',
    'Tools for those who sell for a living',
  ),
  area(
    'reviews',
    'Reviews',
    'trust',
    'ratings',
    'Helps strangers trust each other',
  ),
  area('geo', 'Maps & Places', 'discovery', 'places', 'Knows what is near'),
];
