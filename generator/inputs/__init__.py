"""What a build is given: titles, settings, a project's own pages and look; whether it will do."""
