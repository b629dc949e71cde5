// This app's folder is its root, even if a folder above it has a package-lock.json.
export default { turbopack: { root: import.meta.dirname } };
