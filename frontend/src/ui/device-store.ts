/** A place on this device for texts that the server does not have yet: one small IndexedDB, by key. */

const name = "headway-drafts";
const store = "drafts";

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      // Signing out in another tab empties the device; this one must not stand in the way.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

async function run<Result>(
  mode: IDBTransactionMode,
  ask: (drafts: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode);
    const request = ask(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

export async function readFromDevice(key: string): Promise<unknown> {
  return (await run<unknown>("readonly", (drafts) => drafts.get(key))) ?? null;
}

/** Everything kept under keys that begin so, with its key. */
export async function onDevice(prefix: string): Promise<readonly [string, unknown][]> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const keys = await run<IDBValidKey[]>("readonly", (drafts) => drafts.getAllKeys(range));
  return Promise.all(
    keys.map(async (key): Promise<[string, unknown]> => [String(key), await readFromDevice(String(key))]),
  );
}

const shared = "headway.shared-device";

/** On a device that others use too, nothing is kept: what is typed is safe once the server has it. */
export function shareDevice(isShared: boolean): void {
  if (isShared) localStorage.setItem(shared, "yes");
  else localStorage.removeItem(shared);
}

export async function keepOnDevice(key: string, value: unknown): Promise<void> {
  if (localStorage.getItem(shared)) throw new Error("This device is shared, so nothing is kept on it.");
  await run("readwrite", (drafts) => {
    const put = drafts.put(value, key);
    // It is kept even if the tab ends before it hears so.
    drafts.transaction.commit();
    return put;
  });
}

/** Forgets what is kept under this key, if it is what is meant; nothing that is kept meanwhile is forgotten with it. */
export async function dropFromDevice(key: string, meant: (kept: unknown) => boolean = () => true): Promise<void> {
  await run("readwrite", (drafts) => {
    const kept = drafts.get(key);
    kept.onsuccess = () => meant(kept.result) && drafts.delete(key);
    return kept;
  });
}

/** Signing out leaves nothing of a person behind. */
export function emptyDevice(): Promise<void> {
  opened?.then((database) => database.close()).catch(() => {});
  opened = undefined;
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    request.onblocked = () => resolve();
  });
}
