import { isThread } from "./channel-kinds.ts";
import { guildChannelParts, lastMessage } from "./payload.ts";
import type { Channel, Guild, World } from "./world.ts";

export function application(world: World): object {
  return {
    id: world.applicationId,
    name: "Quoth",
    icon: null,
    description: "",
    type: null,
    flags: 0,
    flags_new: "0",
    bot: world.bot,
    summary: "",
    is_monetized: false,
    is_verified: false,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    integration_types_config: { 0: {}, 1: {} },
    hook: true,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: [...world.users.values()].find(({ bot }) => !bot) ?? world.bot,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    interactions_event_types: [],
    interactions_version: 1,
    event_webhooks_status: 1,
    team: null,
    eligible_oauth2_scopes: ["applications.commands", "bot"],
  };
}

export function guildObject({ id, name, ownerId, locale, roles }: Guild): object {
  return {
    id,
    name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    features: [],
    banner: null,
    owner_id: ownerId,
    application_id: null,
    region: "deprecated",
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: [...roles.values()].map((role) => ({
      ...role,
      permissions: role.permissions.toString(),
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      icon: null,
      unicode_emoji: null,
      position: 0,
      managed: false,
      flags: 0,
      description: null,
    })),
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    emojis: [],
    stickers: [],
    incidents_data: null,
  };
}

export function channelObject(channel: Channel): object {
  const own = {
    id: channel.id,
    type: channel.type,
    flags: channel.requiresTag ? 1 << 4 : 0,
    last_message_id: lastMessage(channel),
  };
  if (channel.guildId === undefined)
    return { ...own, recipients: channel.recipient ? [channel.recipient] : [] };
  const parts = {
    ...own,
    ...guildChannelParts(channel),
    last_pin_timestamp: [...channel.pins.values()].at(-1) ?? null,
  };
  return isThread(channel.type) ? parts : { ...parts, permission_overwrites: [] };
}
