"""Which of two statements is likelier right, by what else the rows say."""
