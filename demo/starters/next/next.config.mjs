// The folder of this app is its root, also if a folder above it has a package-lock.json.
export default { turbopack: { root: import.meta.dirname } };
