import { repositoryOf } from './repositoryOf';

const component = (annotations?: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations },
});

describe('the repository of a component', () => {
  it.each([
    [{ 'github.com/project-slug': 'Northwind/Shop' }, 'github.com'],
    [
      {
        'github.com/project-slug': 'northwind/shop',
        'backstage.io/source-location':
          'url:https://ghe.example.com/Northwind/Shop/tree/main/',
      },
      'ghe.example.com',
    ],
    [
      {
        'github.com/project-slug': 'northwind/shop',
        'backstage.io/source-location': 'url:https://ghe.example.com/other/',
      },
      'github.com',
    ],
  ] as Array<[Record<string, string>, string]>)(
    'of %j is on %s',
    (annotations, host) => {
      expect(repositoryOf(component(annotations))).toBe(
        `${host}/northwind/shop`,
      );
    },
  );

  it.each<Record<string, string> | undefined>([
    undefined,
    {},
    { 'github.com/project-slug': ' ' },
  ])('is not known by %j', annotations => {
    expect(repositoryOf(component(annotations))).toBeUndefined();
  });
});
