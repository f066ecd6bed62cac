import { ReactNode } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { Helmet } from 'react-helmet';

/** Names the browser tab after the page; a page may say it more precisely. */
export const TitledPage = (props: { title?: string; children: ReactNode }) => {
  const appTitle = useApi(configApiRef).getString('app.title');
  return (
    <>
      <Helmet
        title={props.title}
        titleTemplate={`%s | ${appTitle}`}
        defaultTitle={appTitle}
      />
      {props.children}
    </>
  );
};
