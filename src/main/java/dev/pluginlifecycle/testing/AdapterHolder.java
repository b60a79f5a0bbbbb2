package dev.pluginlifecycle.testing;

/** Holds the adapter that the factory returned, perhaps too late, and sees to it that it is closed once. */
final class AdapterHolder<A extends AutoCloseable> {

    private A adapter;
    private boolean closed;

    /** Keeps an adapter, or closes it if the check has ended in the meantime. */
    A keep(A created) throws Exception {
        synchronized (this) {
            adapter = created;
            if (!closed || created == null) {
                return created;
            }
        }
        // The call of the factory timed out and was interrupted, but the adapter must still be closed.
        Thread.interrupted();
        created.close();
        return created;
    }

    synchronized A adapter() {
        return adapter;
    }

    /** Notes that the adapter is being closed. Returns whether there is one that was not closed before. */
    synchronized boolean close() {
        boolean first = !closed && adapter != null;
        closed = true;
        return first;
    }
}
