import { isForum, isThread } from "./channel-kinds.ts";
import type { Fixture, Guild, SandboxChannel, SandboxRole } from "./fixture.ts";
import { each } from "./json.ts";
import { guildChannelParts, lastMessage } from "./payload.ts";

export function application(fixture: Fixture): object {
  return {
    id: fixture.applicationId,
    name: "Quoth",
    bot: fixture.bot,
    verify_key: "0".repeat(64),
    integration_types_config: { 0: {}, 1: {} },
    owner: [...fixture.users.values()].find(({ bot }) => !bot) ?? fixture.bot,
    approximate_guild_count: fixture.guilds.size,
    interactions_version: 1,
    event_webhooks_status: 1,
    flags_new: "0",
    eligible_oauth2_scopes: ["applications.commands", "bot"],
    ...each("", "description summary"),
    ...each(true, "bot_public hook"),
    ...each(false, "is_monetized is_verified bot_require_code_grant"),
    ...each([], "redirect_uris interactions_event_types"),
    ...each(null, "icon type interactions_endpoint_url role_connections_verification_url team"),
    ...each(0, "flags explicit_content_filter"),
    ...each(0, "approximate_user_install_count approximate_user_authorization_count"),
  };
}

export function roleObject(role: SandboxRole): object {
  return {
    ...role,
    permissions: role.permissions.toString(),
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    position: 1,
    ...each(0, "color flags"),
    ...each(false, "hoist managed"),
    ...each(null, "icon unicode_emoji description"),
  };
}

export function guildObject({ id, name, ownerId, locale, roles }: Guild): object {
  return {
    id,
    name,
    owner_id: ownerId,
    preferred_locale: locale,
    roles: [...roles.values()].map(roleObject),
    region: "deprecated",
    afk_timeout: 300,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    ...each([], "features emojis stickers"),
    ...each(false, "widget_enabled premium_progress_bar_enabled nsfw"),
    ...each(0, "system_channel_flags verification_level default_message_notifications mfa_level nsfw_level"),
    ...each(0, "explicit_content_filter premium_tier premium_subscription_count"),
    ...each(
      null,
      "icon description home_header splash discovery_splash banner application_id incidents_data",
    ),
    ...each(null, "afk_channel_id system_channel_id widget_channel_id rules_channel_id max_presences"),
    ...each(null, "safety_alerts_channel_id public_updates_channel_id vanity_url_code"),
  };
}

export function channelObject(channel: SandboxChannel): object {
  const flags = channel.requiresTag ? 1 << 4 : 0;
  const own = { id: channel.id, type: channel.type, flags, last_message_id: lastMessage(channel) };
  if (channel.guildId === undefined)
    return { ...own, recipients: channel.recipient ? [channel.recipient] : [] };
  const last_pin_timestamp = [...channel.pins.values()].at(-1) ?? null;
  const parts = { ...own, ...guildChannelParts(channel), last_pin_timestamp };
  if (isThread(channel.type)) return parts;
  const tag = { moderated: false, emoji_id: null, emoji_name: null };
  const tags = isForum(channel.type)
    ? { available_tags: channel.tags.map((one) => ({ ...one, ...tag })) }
    : {};
  return { ...parts, ...tags, permission_overwrites: [] };
}
