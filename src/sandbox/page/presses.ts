import type { AskedInteraction } from "../protocol.ts";

const waits = (button: HTMLElement, isWaiting: boolean) => button.classList.toggle("waiting", isWaiting);

/** Buttons and menus that wait for their answer. */
export function makePresses() {
  const pressed = new Map<string, HTMLElement>();
  const settled = new Set<string>();
  return {
    press: async (button: HTMLElement, ask: () => Promise<AskedInteraction>) => {
      waits(button, true);
      try {
        const { interaction } = await ask();
        // The answer may have come before the receipt.
        if (settled.delete(interaction)) waits(button, false);
        else pressed.set(interaction, button);
      } catch (error) {
        waits(button, false);
        throw error;
      }
    },
    settle: (interaction: string) => {
      const button = pressed.get(interaction);
      if (button === undefined) settled.add(interaction);
      else waits(button, false);
      pressed.delete(interaction);
    },
  };
}
