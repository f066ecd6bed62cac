import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NavContentComponent } from '@backstage/plugin-app-react';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import {
  RiMenuLine,
  RiNotification2Line,
  RiSearchLine,
} from '@remixicon/react';
import { appTranslationRef } from '../../translation';
import { mainNavItems, otherwiseReached } from './navItems';
import { NotificationsItem } from './NotificationsItem';
import { SidebarLogo } from './SidebarLogo';

const AvatarIcon = () => <UserSettingsSignInAvatar />;
const SearchIcon = () => <RiSearchLine />;

/** The navigation: the groups are what a narrow screen shows as a bar. */
export const PitstopSidebar: NavContentComponent = ({ navItems }) => {
  const { t } = useTranslationRef(appTranslationRef);
  for (const id of otherwiseReached) {
    navItems.take(id);
  }

  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup
        label={t('navigation.menu')}
        icon={<RiMenuLine />}
        priority={3}
      >
        <SidebarScrollWrapper>
          {mainNavItems.map(({ id, icon }) => {
            const item = navItems.take(id);
            return (
              item && (
                <SidebarItem
                  key={id}
                  icon={icon}
                  to={item.href}
                  text={item.title}
                />
              )
            );
          })}
          {navItems
            .rest()
            .sort((a, b) => a.title.localeCompare(b.title))
            .map(item => (
              <SidebarItem
                key={item.node.spec.id}
                icon={() => item.icon}
                to={item.href}
                text={item.title}
              />
            ))}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup
        label={t('navigation.search')}
        icon={<RiSearchLine />}
        to="/search"
        priority={2}
      >
        <SidebarSearchModal icon={SearchIcon} />
      </SidebarGroup>
      <SidebarGroup
        label={t('navigation.notifications')}
        icon={<RiNotification2Line />}
        to="/notifications"
        priority={1}
      >
        <NotificationsItem />
      </SidebarGroup>
      <SidebarGroup
        label={t('navigation.settings')}
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        <SidebarItem
          icon={AvatarIcon}
          to="/settings"
          text={t('navigation.settings')}
        />
      </SidebarGroup>
    </Sidebar>
  );
};
