/** A host that handles every state, checked by the compiler. */
module com.example.host {
    requires dev.pluginlifecycle;
}
