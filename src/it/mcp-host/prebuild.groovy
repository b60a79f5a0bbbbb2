// Without this check, the only message would be that a process cannot be started.
def isOnPath = { program ->
    System.getenv('PATH').split(File.pathSeparator).any { directory ->
        ['', '.exe', '.cmd'].any { ending -> new File(directory, program + ending).canExecute() }
    }
}
if (!['node', 'npm'].every(isOnPath)) {
    throw new IllegalStateException('profile mcp needs node and npm on the PATH')
}
