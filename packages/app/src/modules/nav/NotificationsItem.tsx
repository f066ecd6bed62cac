import { useEffect } from 'react';
import { SidebarItem } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useNotificationsApi } from '@backstage/plugin-notifications';
import { useSignal } from '@backstage/plugin-signals-react';
import { RiNotification2Line } from '@remixicon/react';
import { appTranslationRef } from '../../translation';

const NotificationIcon = () => <RiNotification2Line />;

/**
 * The way to the notifications, marked while some are unread.
 *
 * In place of the stock item, which races with pages for the title of the
 * browser tab and puts a list inside of its link.
 */
export const NotificationsItem = () => {
  const { t } = useTranslationRef(appTranslationRef);
  const { value: status, retry } = useNotificationsApi(api => api.getStatus());
  const { lastSignal } = useSignal('notifications');

  useEffect(() => {
    if (lastSignal) {
      retry();
    }
    // `retry` is another function after every answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [lastSignal]);

  const unread = status?.unread ?? 0;
  return (
    <SidebarItem
      icon={NotificationIcon}
      to="/notifications"
      text={t('navigation.notifications')}
      aria-label={
        unread > 0
          ? t('navigation.unreadNotifications', { count: unread })
          : t('navigation.notifications')
      }
      hasNotifications={unread > 0}
    />
  );
};
