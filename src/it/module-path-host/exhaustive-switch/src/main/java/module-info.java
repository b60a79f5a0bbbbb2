/** A host that handles every state, and has the compiler see to it. */
module com.example.host {
    requires dev.pluginlifecycle;
}
