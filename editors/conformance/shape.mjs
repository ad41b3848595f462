// The shape of what is not in the protocol: results of commands. A shape is
//
// - "string", "number" or "boolean", and `null` for that;
// - an object with a shape for each property, of which none may be missing and no other may be there;
// - ["each", SHAPE] for arrays, ["is", VALUE] for one value, ["one of", SHAPE, …] for any of several.

// What is wrong with a value. `at` says where it is.
export function shape(value, type, at) {
  const no = (what) => [`${at}: ${JSON.stringify(value)?.slice(0, 80)} is not ${what}`];
  if (type === null) return value === null ? [] : no("null");
  if (typeof type === "string") return typeof value === type ? [] : no(`a ${type}`);
  if (Array.isArray(type)) {
    const [how, ...of] = type;
    if (how === "is") return value === of[0] ? [] : no(of[0]);
    if (how === "each")
      return Array.isArray(value)
        ? value.flatMap((element, n) => shape(element, of[0], `${at}[${n}]`))
        : no("an array");
    return of.some((one) => !shape(value, one, at).length) ? [] : no(`one of ${JSON.stringify(of)}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return no("an object");
  return [
    ...Object.keys(value)
      .filter((key) => !(key in type))
      .map((key) => `${at}.${key}: is not agreed on`),
    ...Object.entries(type).flatMap(([key, one]) =>
      key in value ? shape(value[key], one, `${at}.${key}`) : [`${at}.${key}: is missing`],
    ),
  ];
}
