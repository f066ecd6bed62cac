import { annotationSnippet } from './annotationSnippet';

const entity = (location?: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    annotations: location
      ? { 'backstage.io/source-location': location }
      : undefined,
  },
});

describe('annotationSnippet', () => {
  it('names the repository the entity was read from', () => {
    expect(
      annotationSnippet(entity('url:https://github.com/acme/shop/tree/main/')),
    ).toBe('metadata:\n  annotations:\n    github.com/project-slug: acme/shop');
  });

  it.each([undefined, 'url:https://gitlab.com/acme/shop', 'file:/tmp/x.yaml'])(
    'leaves it to the reader for %s',
    location => {
      expect(annotationSnippet(entity(location))).toContain(
        '<organisation>/<repository>',
      );
    },
  );
});
