/** A host on Jackson 3. It opens no package, because the library exports its records. */
module com.example.host {
    requires dev.pluginlifecycle;
    requires tools.jackson.databind;
}
