/** The few with the greatest values of however many, greatest first; of equals, the first to come. */
export function createGreatest(most: number) {
  const ids = new Uint32Array(most);
  const values = new Float64Array(most);
  let length = 0;
  return {
    clear() {
      length = 0;
    },
    add(id: number, value: number) {
      if (length === most && value <= (values[most - 1] as number)) return;
      if (length < most) length += 1;
      let at = length - 1;
      while (at > 0 && (values[at - 1] as number) < value) {
        ids[at] = ids[at - 1] as number;
        values[at] = values[at - 1] as number;
        at -= 1;
      }
      ids[at] = id;
      values[at] = value;
    },
    ids: () => ids.subarray(0, length),
  };
}
