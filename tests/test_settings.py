"""The settings: where they come from, which one wins, and how mistakes in them are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import make_url

from netwerk_tui.domain.errors import UserError
from netwerk_tui.settings import Settings, database_file, database_url, load_settings, shown_database


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The configuration file of a user whose every directory is temporary; not yet written."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    directory = tmp_path / "XDG_CONFIG_HOME" / "netwerk"
    directory.mkdir(parents=True)
    return directory / "config.toml"


def error_of(config: Path, text: str) -> UserError:
    config.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_settings({})
    return caught.value


def test_without_anything_settled_the_database_is_in_the_data_directory(config: Path, tmp_path: Path) -> None:
    assert load_settings({}).database == str(tmp_path / "XDG_DATA_HOME" / "netwerk" / "netwerk.db")


def test_without_anything_settled_names_sort_the_dutch_way_in_english(config: Path) -> None:
    settings = load_settings({})
    assert (settings.name_order, settings.language, settings.theme, dict(settings.keys)) == ("dutch", "en", "", {})


def test_every_setting_is_read_from_the_file(config: Path) -> None:
    config.write_text(
        'database = "/srv/network.db"\nlanguage = "nl"\ntheme = "nord"\nname_order = "flemish"\n'
        'editor = "code --wait"\n[keys]\nnote = "N"\n',
        encoding="utf-8",
    )
    assert load_settings({}) == Settings(
        database="/srv/network.db",
        language="nl",
        theme="nord",
        name_order="flemish",
        editor=("code", "--wait"),
        keys={"note": "N"},
    )


def test_a_file_with_a_byte_order_mark_is_read(config: Path) -> None:
    config.write_text('\ufefftheme = "nord"\n', encoding="utf-8")
    assert load_settings({}).theme == "nord"


def test_the_environment_overrules_the_file(config: Path) -> None:
    config.write_text('database = "/file.db"\nlanguage = "en"\n', encoding="utf-8")
    settings = load_settings({"NETWERK_DB": "/environment.db", "NETWERK_LANG": "nl"})
    assert (settings.database, settings.language) == ("/environment.db", "nl")


def test_the_flag_overrules_the_environment(config: Path) -> None:
    assert load_settings({"NETWERK_DB": "/environment.db"}, database_flag="/flag.db").database == "/flag.db"


def test_an_empty_environment_variable_counts_as_absent(config: Path) -> None:
    config.write_text('database = "/file.db"\n', encoding="utf-8")
    assert load_settings({"NETWERK_DB": "", "NETWERK_CONFIG": ""}).database == "/file.db"


def test_netwerk_config_names_another_file(config: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text('theme = "dracula"\n', encoding="utf-8")
    assert load_settings({"NETWERK_CONFIG": str(other)}).theme == "dracula"


def test_a_named_configuration_file_must_exist(config: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"absent\.toml does not exist"):
        load_settings({"NETWERK_CONFIG": str(tmp_path / "absent.toml")})


def test_a_tilde_in_the_database_is_the_home_directory(config: Path, tmp_path: Path) -> None:
    assert load_settings({"NETWERK_DB": "~/mine.db"}).database == str(tmp_path / "HOME" / "mine.db")


def test_a_relative_database_of_the_flag_is_taken_from_the_working_directory(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings({}, database_flag="x/../mine.db").database == str(tmp_path / "mine.db")


def test_a_relative_database_of_the_file_is_taken_from_the_files_directory(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config.write_text('database = "mine.db"\n', encoding="utf-8")
    assert load_settings({}).database == str(config.parent / "mine.db")


def test_the_url_of_a_server_is_kept_as_it_is(config: Path) -> None:
    url = "postgresql+psycopg:///team?host=/run/postgresql"
    assert load_settings({"NETWERK_DB": url}).database == url


def test_the_editor_of_the_file_goes_before_that_of_the_environment(config: Path) -> None:
    config.write_text('editor = "hx"\n', encoding="utf-8")
    assert load_settings({"VISUAL": "emacs"}).editor == ("hx",)


def test_visual_goes_before_editor(config: Path) -> None:
    assert load_settings({"VISUAL": "emacs -nw", "EDITOR": "ed"}).editor == ("emacs", "-nw")


def test_without_a_named_editor_there_is_still_one(config: Path) -> None:
    assert len(load_settings({}).editor) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('theme = "nord"\nbase = "x"\n', "line 2, setting base"),
        ("\n\ntheme = 4\n", "line 3, setting theme"),
        ('"language" = "fr"\n', "line 1, setting language"),
        ('name_order = "belgian"\n', "line 1, setting name_order"),
        ('theme = ""\neditor = "code \'"\n', "line 2, setting editor"),
        ('keys = "n"\n', "line 1, setting keys"),
        ('[keys]\n\nnote = ["n"]\n', "line 3, setting keys.note"),
        ("keys.note = 1\n", "line 1, setting keys.note"),
        ('[colours]\nred = "x"\n', "line 1, setting colours"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_setting(config: Path, text: str, place: str) -> None:
    assert f"{config}, {place}: " in error_of(config, text).title


def test_broken_toml_is_told_with_its_line(config: Path) -> None:
    assert "at line 2" in error_of(config, 'theme = "nord"\nlanguage = nl\n').title


def test_a_file_that_is_not_utf8_is_told_with_its_line(config: Path) -> None:
    config.write_bytes(b'theme = "nord"\n# caf\xe9\n')
    with pytest.raises(UserError, match="line 2: this is not UTF-8"):
        load_settings({})


def test_a_configuration_that_is_a_directory_is_told(config: Path) -> None:
    config.mkdir()
    with pytest.raises(UserError, match="cannot be read"):
        load_settings({})


def test_the_home_of_an_unknown_user_is_told(config: Path) -> None:
    with pytest.raises(UserError, match="home directory"):
        load_settings({"NETWERK_DB": "~nobody-of-that-name/x.db"})


def test_backups_are_not_beside_the_database(config: Path) -> None:
    settings = load_settings({})
    assert not settings.backup_dir.is_relative_to(Path(settings.database).parent)


@pytest.mark.parametrize(
    "path", ["/srv/my network.db", "/srv/50%.db", "/srv/a?b#c.db", "/srv/café/ü.db", "/srv/%41.db"]
)
def test_any_path_survives_being_a_url(path: str) -> None:
    assert make_url(database_url(Settings(database=path))).database == path


@pytest.mark.parametrize("path", ["/srv/50%.db", "/srv/a?b#c.db"])
def test_the_database_file_of_a_url_is_the_path_it_was_made_from(path: str) -> None:
    url = database_url(Settings(database=path))
    assert database_file(Settings(database=url)) == Path(path)


def test_a_database_on_a_server_has_no_file() -> None:
    assert database_file(Settings(database="postgresql:///team")) is None


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_names_the_driver(scheme: str) -> None:
    assert database_url(Settings(database=f"{scheme}://me@host/team")) == "postgresql+psycopg://me@host/team"


@pytest.mark.parametrize(
    ("database", "shown"),
    [
        ("/srv/network.db", "/srv/network.db"),
        ("postgresql://me:secret@host/team", "postgresql://me:***@host/team"),
        ("postgresql://me:se@cret@host/team", "postgresql://me:***@host/team"),
        ("postgresql://me:se?cret@host/team", "postgresql://me:***@host/team"),
        ("postgresql://host/team?user=me@x&password=se@cret", "postgresql://host/team?user=me@x&password=***"),
        ("postgresql://me@host/team", "postgresql://me@host/team"),
        ("postgresql:///team?user=me&password=secret&port=1", "postgresql:///team?user=me&password=***&port=1"),
        ("postgresql:///team?sslpassword=secret", "postgresql:///team?sslpassword=***"),
        ("postgresql://me:secret@[broken/team", "postgresql://me:***@[broken/team"),
    ],
)
def test_a_password_is_never_shown(database: str, shown: str) -> None:
    assert shown_database(database) == shown
