// What the protocol's own meta model (metaModel.json) says of a JSON value: everything that is wrong with it, in
// sentences that begin with the place. A property that the model does not know is wrong too.
//
// Only the shape of single values is looked at here; what one message has to do with another is in `conversation.mjs`.

import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

// The meta model's file: what the environment names, else the copy beside the repository; undefined if there is none.
export function find() {
  const beside = fileURLToPath(new URL("../../../shared/lsp/metaModel.json", import.meta.url));
  const file = process.env.METAMODEL ? path.resolve(process.env.METAMODEL) : beside;
  return fs.existsSync(file) ? file : undefined;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isUri = (value) => typeof value === "string" && /^[a-z][a-z0-9+.-]*:/i.test(value);
const isWhole = (least) => (value) => Number.isInteger(value) && value >= least && value < 2 ** 31;

const BASE = {
  string: (value) => typeof value === "string",
  RegExp: (value) => typeof value === "string",
  URI: isUri,
  DocumentUri: isUri,
  integer: isWhole(-(2 ** 31)),
  uinteger: isWhole(0),
  decimal: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
};

const byName = (list) => new Map(list.map((entry) => [entry.name, entry]));
const byMethod = (list) => new Map(list.map((entry) => [entry.method, entry]));

// A value as it is quoted in a complaint.
function quoted(value) {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

export class MetaModel {
  constructor(model) {
    this.requests = byMethod(model.requests);
    this.notifications = byMethod(model.notifications);
    this.structures = byName(model.structures);
    this.enumerations = byName(model.enumerations);
    this.aliases = byName(model.typeAliases);
  }

  static read(file) {
    return new MetaModel(JSON.parse(fs.readFileSync(file, "utf8")));
  }

  // What is wrong with a request or a notification that one side ("client" or "server") sends.
  call(from, message) {
    const isRequest = "id" in message;
    const { method } = message;
    const spec = (isRequest ? this.requests : this.notifications).get(method);
    if (!spec) {
      // "Notifications and requests that start with $/ are messages which are protocol implementation dependent."
      if (method.startsWith("$/")) return [];
      const other = (isRequest ? this.notifications : this.requests).has(method);
      return [`${method}: ${other ? `is no ${isRequest ? "request" : "notification"}` : "is not in the protocol"}`];
    }
    const direction = from === "client" ? "clientToServer" : "serverToClient";
    if (spec.messageDirection !== direction && spec.messageDirection !== "both") {
      return [`${method}: a ${from} may not send it`];
    }
    const { params } = message;
    if (!spec.params) return "params" in message ? [`${method}.params: there are none, not ${quoted(params)}`] : [];
    const complaints = this.check(spec.params, params, `${method}.params`);
    if (method !== "client/registerCapability" || complaints.length) return complaints;
    return params.registrations.flatMap((registration, n) =>
      this.registration(registration, `${method}.params.registrations[${n}]`),
    );
  }

  // The model gives the options of a registration with the method that is registered.
  registration({ method, registerOptions }, at) {
    const all = [...this.requests.values(), ...this.notifications.values()];
    const spec = all.find((spec) => (spec.registrationMethod ?? spec.method) === method && spec.registrationOptions);
    if (!spec) return [`${at}.method: ${quoted(method)} cannot be registered`];
    return registerOptions === undefined
      ? []
      : this.check(spec.registrationOptions, registerOptions, `${at}.registerOptions`);
  }

  // What is wrong with the result of a request.
  result(method, result) {
    const spec = this.requests.get(method);
    return spec ? this.check(spec.result, result, `${method} result`) : [];
  }

  // What is wrong with the error that a request is answered with.
  error(method, error) {
    const at = `${method} error`;
    const known = new Set(["code", "message", "data"]);
    if (!isObject(error)) return [`${at}: ${quoted(error)} is no object`];
    const { errorData } = this.requests.get(method) ?? {};
    return [
      ...Object.keys(error)
        .filter((key) => !known.has(key))
        .map((key) => `${at}.${key}: unknown property`),
      ...this.check({ kind: "base", name: "integer" }, error.code, `${at}.code`),
      ...this.check({ kind: "base", name: "string" }, error.message, `${at}.message`),
      ...(errorData && "data" in error ? this.check(errorData, error.data, `${at}.data`) : []),
    ];
  }

  // What is wrong with a value of a type. `at` says where the value is.
  check(type, value, at) {
    const no = (what) => [`${at}: ${quoted(value)} is no ${what}`];
    switch (type.kind) {
      case "base":
        return BASE[type.name](value) ? [] : no(type.name);
      case "stringLiteral":
        return value === type.value ? [] : no(quoted(type.value));
      case "array":
        if (!Array.isArray(value)) return no("array");
        return value.flatMap((element, n) => this.check(type.element, element, `${at}[${n}]`));
      case "tuple":
        if (!Array.isArray(value) || value.length !== type.items.length) return no(`tuple of ${type.items.length}`);
        return value.flatMap((element, n) => this.check(type.items[n], element, `${at}[${n}]`));
      case "map":
        if (!isObject(value)) return no("map");
        return Object.entries(value).flatMap(([key, element]) => [
          ...this.check(type.key, type.key.name === "integer" ? Number(key) : key, `${at} key`),
          ...this.check(type.value, element, `${at}[${quoted(key)}]`),
        ]);
      case "literal":
        return this.object(type.value.properties, value, at);
      case "and":
        return this.object(
          type.items.flatMap((item) => this.properties(item)),
          value,
          at,
        );
      case "or":
        return this.union(type.items, value, at);
      case "reference":
        return this.reference(type.name, value, at);
      default:
        throw new Error(`the meta model has a kind of type that is not known here: ${type.kind}`);
    }
  }

  reference(name, value, at) {
    // Whatever came as JSON is any of it; but a property that must be there is not met by nothing.
    if (name === "LSPAny") return value === undefined ? [`${at}: is missing`] : [];
    if (this.structures.has(name)) return this.object(this.properties({ name }), value, at);
    if (this.aliases.has(name)) return this.check(this.aliases.get(name).type, value, at);
    const { type, values, supportsCustomValues } = this.enumerations.get(name);
    if (supportsCustomValues) return this.check(type, value, at);
    return values.some((known) => known.value === value) ? [] : [`${at}: ${quoted(value)} is no ${name}`];
  }

  // All properties of a structure; its own go before those that it takes over.
  properties({ name }) {
    const { extends: parents = [], mixins = [], properties } = this.structures.get(name);
    const taken = [...parents, ...mixins].flatMap((parent) => this.properties(parent));
    return [...byName([...taken, ...properties]).values()];
  }

  object(properties, value, at) {
    if (!isObject(value)) return [`${at}: ${quoted(value)} is no object`];
    const known = new Set(properties.map(({ name }) => name));
    const complaints = Object.keys(value)
      .filter((key) => !known.has(key))
      .map((key) => `${at}.${key}: unknown property`);
    for (const { name, type, optional } of properties) {
      if (name in value) complaints.push(...this.check(type, value[name], `${at}.${name}`));
      else if (!optional) complaints.push(`${at}.${name}: is missing`);
    }
    return complaints;
  }

  // Of a value that is none of the types, what the likeliest of them says: the one with the fewest complaints that were
  // not about the value as a whole.
  union(types, value, at) {
    let best;
    for (const type of types) {
      const complaints = this.check(type, value, at);
      if (!complaints.length) return [];
      const isOther = complaints.length === 1 && complaints[0].startsWith(`${at}: `);
      const cost = isOther ? Infinity : complaints.length;
      if (!best || cost < best.cost) best = { complaints, cost };
    }
    if (best.cost < Infinity || types.length === 1) return best.complaints;
    return [`${at}: ${quoted(value)} is none of the ${types.length} types it may be`];
  }
}
