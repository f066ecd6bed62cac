import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogCollatorExtensionPoint,
  defaultCatalogCollatorEntityTransformer,
} from '@backstage/plugin-search-backend-module-catalog';

/**
 * Lets search find catalog entries by their names: the stock index leaves the
 * name out where an entry has a title, but names are what people know from
 * repositories, logs and alerts.
 */
export const searchNames = createBackendModule({
  pluginId: 'search',
  moduleId: 'names',
  register(env) {
    env.registerInit({
      deps: { collator: catalogCollatorExtensionPoint },
      async init({ collator }) {
        collator.setEntityTransformer(entity => {
          const document = defaultCatalogCollatorEntityTransformer(entity);
          const { name, title } = entity.metadata;
          return title
            ? { ...document, text: `${document.text} : ${name}` }
            : document;
        });
      },
    });
  },
});
