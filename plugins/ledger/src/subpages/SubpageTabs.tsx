import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ledgerTranslationRef } from '../translation';
import { deliverySubpages } from './DeliverySubpage';
import styles from './SubpageTabs.module.css';
import type { SubpageState } from './useSubpage';

interface SubpageTabsProps extends SubpageState {
  /** The chosen sub-page. */
  children: ReactNode;
}

/** A sub-page, below the ways to the others. */
export function SubpageTabs({ subpage, hrefOf, children }: SubpageTabsProps) {
  const { t } = useTranslationRef(ledgerTranslationRef);
  return (
    <Tabs selectedKey={subpage} className={styles.tabs}>
      <TabList aria-label={t('subpage.label')} className={styles.list}>
        {deliverySubpages.map(each => (
          <Tab key={each} id={each} href={hrefOf(each)}>
            {t(`subpage.${each}`)}
          </Tab>
        ))}
      </TabList>
      <TabPanel id={subpage} className={styles.panel}>
        {children}
      </TabPanel>
    </Tabs>
  );
}
